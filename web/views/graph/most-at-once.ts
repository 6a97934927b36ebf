/** So many entities the graph draws links among in one answer. */
export const mostAtOnce = 40
