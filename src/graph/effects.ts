import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { takesEffect } from '../model/takes-effect.ts'
import type { View } from './view.ts'

/** Whether what a decision was to do came about: not where it is told that it was not adopted. */
export function hasEffects(view: View, decision: string): MaybePromise<boolean> {
  return andThen(view.claimsAbout.load({ node: decision, property: 'outcome', direction: 'OUT' }), takesEffect)
}
