/** Among so many entities links are asked for in one request: at what links can be it stays within what one may cost. */
export const mostAtOnce = 40
