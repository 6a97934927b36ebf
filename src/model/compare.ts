/** Texts by code unit: the same on every machine, whatever its locale. Numbers, be they infinite: no difference is NaN. */
export function compare<Item extends string | number>(a: Item, b: Item): number {
  return a < b ? -1 : a > b ? 1 : 0
}
