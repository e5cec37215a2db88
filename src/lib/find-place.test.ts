import { expect, it } from 'vitest'
import { findPlace } from './find-place.ts'
import { pathOf, placeOf, places } from './places.ts'

it.each([
  ['江苏南京', '320100'],
  ['北京朝阳', '110105'],
  ['北京市市辖区', '110000'],
  ['北京市北京市朝阳区', '110105'],
  ['西藏拉萨', '540100'],
  ['西藏那曲地区', '540600'],
  ['浙江省杭州市余杭区', '330110'],
  ['上海浦东', '310115'],
  ['昆山', '320583'],
  ['四川', '510000'],
  ['内蒙古', '150000'],
  ['恩施州', '422800'],
  ['湖北省仙桃市', '429004'],
  ['吉林吉林', '220200'],
  ['辽宁 / 朝阳', '211300'],
  ['香港', '810000'],
  ['中国澳门', '820000'],
  ['台湾台北', '710100'],
  ['Jiangsu, Nanjing', '320100'],
  ['3201', '320100'],
])('reads %s', (written, code) => {
  expect(findPlace(written)).toEqual({ place: placeOf(code), rest: '' })
})

it('leaves a street over, and does not take it for a place', () => {
  expect(findPlace('浙江省杭州市余杭区文一西路1号')).toMatchObject({ place: { code: '330110' }, rest: '文一西路1号' })
  expect(findPlace('南京东路100号').place).toBeUndefined()
  expect(findPlace('唐山路南区').place?.code).toBe('130202')
})

it('does not guess among places of one name', () => {
  expect(findPlace('鼓楼区').place).toBeUndefined()
  expect(findPlace('江苏南京鼓楼区').place?.code).toBe('320106')
})

it.each(['zh', 'en'] as const)('finds every place of the country again by its whole %s name', (lang) => {
  const lost = [...places.keys()]
    .flatMap((code) => placeOf(code) ?? [])
    .filter(
      (place) =>
        findPlace(
          pathOf(place)
            .map((each) => each[lang])
            .join(lang === 'zh' ? '' : ' / '),
        ).place !== place,
    )
  expect(lost).toEqual([])
})
