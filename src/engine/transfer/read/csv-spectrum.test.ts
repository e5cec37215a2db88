import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSheets } from './open-sheets.ts'
import { defaultLimits } from './sheet-row.ts'

/** The cases of csv-spectrum, the common acid test of csv readers: each file and what stands in its cells. A blank cell is none. */
const spectrum: readonly (readonly [name: string, file: string | Buffer, cells: readonly (readonly (string | null)[])[]])[] = [
  [
    'comma in quotes',
    'first,last,address,city,zip\nJohn,Doe,120 any st.,"Anytown, WW",08123',
    [
      ['first', 'last', 'address', 'city', 'zip'],
      ['John', 'Doe', '120 any st.', 'Anytown, WW', '08123'],
    ],
  ],
  [
    'empty',
    'a,b,c\n1,"",""\n2,3,4',
    [
      ['a', 'b', 'c'],
      ['1', null, null],
      ['2', '3', '4'],
    ],
  ],
  [
    'empty, CRLF',
    'a,b,c\r\n1,"",""\r\n2,3,4',
    [
      ['a', 'b', 'c'],
      ['1', null, null],
      ['2', '3', '4'],
    ],
  ],
  [
    'escaped quotes',
    'a,b\n1,"ha ""ha"" ha"\n3,4\n',
    [
      ['a', 'b'],
      ['1', 'ha "ha" ha'],
      ['3', '4'],
    ],
  ],
  [
    'JSON in a cell',
    'key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n',
    [
      ['key', 'val'],
      ['1', '{"type": "Point", "coordinates": [102.0, 0.5]}'],
    ],
  ],
  [
    'quotes that stand for minutes and seconds',
    `Contact Phone Number,Location Coordinates,Cities,Counties\n2095257564,37°36'37.8"N 121°2'17.9"W,Modesto,Stanislaus`,
    [
      ['Contact Phone Number', 'Location Coordinates', 'Cities', 'Counties'],
      ['2095257564', `37°36'37.8"N 121°2'17.9"W`, 'Modesto', 'Stanislaus'],
    ],
  ],
  [
    'line breaks',
    'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['Once upon \na time', '5', '6'],
      ['7', '8', '9'],
    ],
  ],
  [
    'line breaks, CRLF',
    'a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n',
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['Once upon \r\na time', '5', '6'],
      ['7', '8', '9'],
    ],
  ],
  [
    'quotes and line breaks',
    'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
    [
      ['a', 'b'],
      ['1', 'ha \n"ha" \nha'],
      ['3', '4'],
    ],
  ],
  [
    'simple',
    'a,b,c\n1,2,3\n',
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ],
  ],
  [
    'simple, CRLF',
    'a,b,c\r\n1,2,3\r\n',
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ],
  ],
  [
    'UTF-8',
    Buffer.from('a,b,c\n1,2,3\n4,5,ʤ'),
    [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['4', '5', 'ʤ'],
    ],
  ],
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spectrum-'))
})
afterAll(() => rm(folder, { recursive: true }))

it.each(spectrum)('reads csv-spectrum: %s', async (name, file, cells) => {
  const path = join(folder, `${name}.csv`)
  await writeFile(path, file)
  const rows: (readonly unknown[])[] = []
  const reading = openSheets(path, { limits: defaultLimits })
  for (let step = await reading.next(); !step.done; step = await reading.next()) rows.push(...step.value.map((row) => row.cells))
  expect(rows).toEqual(cells)
})
