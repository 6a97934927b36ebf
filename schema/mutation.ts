import type { Operation } from '../src/changes/operation.ts'
import { requestChange, requestReview } from '../src/changes/request.ts'
import { builder } from './builder.ts'
import { ChangeInput, ReviewInput } from './change-input.ts'
import { ChangePayload } from './change-payload.ts'

builder.mutationType({
  description:
    'What changes the graph. A server that takes no changes answers READ_ONLY, whoever did not say who they are gets UNAUTHENTICATED, and whoever may not do it FORBIDDEN.',
  fields: (t) => ({
    change: t.field({
      type: ChangePayload,
      description: 'Changes the graph, proposes a change, or tells what it would do: all of it or nothing.',
      args: { input: t.arg({ type: ChangeInput, required: true, description: 'The change.' }) },
      resolve: (_view, { input: { operations, message, basis, idempotencyKey, propose, dryRun } }, request) =>
        requestChange(request, {
          operations: operations.map(operationOf),
          message: message ?? null,
          basis: basis ?? null,
          idempotencyKey: idempotencyKey ?? null,
          propose: propose ?? false,
          dryRun: dryRun ?? false,
        }),
    }),
    review: t.field({
      type: ChangePayload,
      description:
        'Accepts a proposal, which is then applied as its author’s, or declines it. It needs the role EDITOR; nobody accepts their own.',
      args: { input: t.arg({ type: ReviewInput, required: true, description: 'The review.' }) },
      resolve: (_view, { input: { change, accept, note, basis } }, request) =>
        requestReview(request, { change, accept, note: note ?? null, basis: basis ?? null }),
    }),
  }),
})

type OperationInput = (typeof ChangeInput.$inferInput)['operations'][number]

/** Dates are handed on as their texts; what was omitted is not there, whatever its type says. */
function operationOf({ say, ...others }: OperationInput): Operation {
  if (!say) return others as Operation
  const { start, end, value, reference, ...rest } = say
  const said = {
    ...rest,
    value: value.edtf ? { edtf: value.edtf.text } : value,
    start: start?.text ?? null,
    end: end?.text ?? null,
    reference: { ...reference, attested: reference.attested?.text ?? null },
  }
  return { say: said as NonNullable<Operation['say']> }
}
