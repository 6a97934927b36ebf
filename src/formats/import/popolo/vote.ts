import type { PopoloClass } from './popolo-class.ts'

/** How single members voted is counted and not held: the model has how a vote went, not who voted how. */
export const voteClass: PopoloClass = {
  embeds: [],
  survey() {},
  tell(fields, account) {
    fields.dismiss()
    account.unheld('vote: who voted how', 1, fields.locator)
  },
}
