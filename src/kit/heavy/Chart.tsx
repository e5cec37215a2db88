import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export type ChartSeries = { readonly name: string; readonly values: readonly (number | null)[] }
export type ChartProps = {
  /** Pillars over time, rows with long names, lines of means. */
  readonly shape: 'pillars' | 'rows' | 'lines'
  readonly categories: readonly string[]
  readonly series: readonly ChartSeries[]
  readonly label: string
  readonly max?: number
  readonly onPick?: (series: number, category: number) => void
}

const rowHeight = 28
const usualHeight = 240

/** Told apart in both themes and by who sees no red or green. */
const palette = ['#2f8f83', '#d98b2b', '#5b7fd4', '#b05fa6', '#8a9a3c', '#c8584f', '#4aa3c7', '#8c6d5a', '#7d6fd0', '#9aa3aa']

/** Figures as a picture. Beside it stands the same as a table: a picture alone is nothing to a screen reader. */
export function Chart({ shape, categories, series, label, max, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  const pick = useRef(onPick)
  pick.current = onPick
  useEffect(() => {
    const place = box.current
    if (!place) return
    const made = init(place, undefined, { renderer: 'svg' })
    chart.current = made
    made.on('click', ({ seriesIndex, dataIndex }) => pick.current?.(seriesIndex ?? 0, dataIndex))
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(place)
    return () => {
      watch.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    const draw = () => chart.current?.setOption(optionOf({ shape, categories, series, ...(max ? { max } : {}) }), true)
    draw()
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => theme.disconnect()
  }, [shape, categories, series, max])
  const height = shape === 'rows' ? 40 + categories.length * rowHeight : usualHeight
  return <div ref={box} role="img" aria-label={label} style={{ height, width: '100%' }} />
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

function optionOf({ shape, categories, series, max }: Pick<ChartProps, 'shape' | 'categories' | 'series' | 'max'>) {
  const text = { color: colour('--kx-muted'), fontSize: 12 }
  const names = {
    type: 'category' as const,
    data: [...categories],
    axisLabel: text,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour('--kx-line-strong') } },
  }
  const figures = { type: 'value' as const, minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: colour('--kx-line') } }, ...(max ? { max } : {}) }
  const isRows = shape === 'rows'
  return {
    color: palette,
    animation: false,
    grid: { left: 8, right: 16, top: series.length > 1 ? 34 : 10, bottom: 4, containLabel: true },
    legend: {
      show: series.length > 1,
      type: 'scroll' as const,
      top: 0,
      left: 0,
      textStyle: { color: colour('--kx-text') },
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 8,
    },
    tooltip: {
      trigger: 'axis' as const,
      axisPointer: { type: shape === 'lines' ? ('line' as const) : ('shadow' as const) },
      backgroundColor: colour('--kx-raised'),
      borderColor: colour('--kx-line'),
      textStyle: { color: colour('--kx-text'), fontSize: 12 },
    },
    xAxis: isRows ? figures : names,
    yAxis: isRows ? { ...names, inverse: true } : figures,
    series: series.map(({ name, values }) => ({
      name,
      data: [...values],
      ...(shape === 'lines' ? { type: 'line' as const, connectNulls: true, symbolSize: 7 } : { type: 'bar' as const, stack: 'all', barMaxWidth: 26 }),
    })),
  }
}
