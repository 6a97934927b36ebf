import { builder } from './builder.ts'

/** Whatever has an id of its own. */
export const Node = builder.nodeInterfaceRef()
