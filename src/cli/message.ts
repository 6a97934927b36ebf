import { InvalidArgumentError } from 'commander'
import { messageFault } from '../model/message.ts'

/** Reads what is to stand in the history beside a change. */
export function toMessage(text: string): string {
  const message = text.trim()
  if (message === '') throw new InvalidArgumentError('Expected a sentence on what is done and why.')
  const fault = messageFault(message)
  if (fault !== null) throw new InvalidArgumentError(fault)
  return message
}
