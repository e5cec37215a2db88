const Real = Date

/**
 * Sets this process's clock, as an operator or a wrong time server would: it goes on from there. Its steady counter and the database's
 * clock stay as they are. `rightClock` undoes it.
 */
export function setClock(to: number): void {
  const shift = to - Real.now()
  globalThis.Date = class extends Real {
    constructor(...given: unknown[]) {
      super(...((given.length ? given : [Real.now() + shift]) as []))
    }
    static override now(): number {
      return Real.now() + shift
    }
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof Real
    }
  } as DateConstructor
}

export function rightClock(): void {
  globalThis.Date = Real
}
