import { expect, it } from 'vitest'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { lockGraph } from '../src/store/revision.ts'
import { rederive, writeGraph } from '../src/store/write.ts'
import { createDatabase } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'

it('a repair waits for who is writing, and leaves out nothing of what that wrote', async () => {
  const address = await createDatabase('empty')
  const [writer, repairer] = [await openPostgres(address), await openPostgres(address)]
  await writeGraph(writer, smallGraph([claim('person-a', 'memberOf', 'organization')]))
  let repaired: Promise<void> | undefined
  await writer.db.transaction().execute(async (db) => {
    await lockGraph({ ...writer, db })
    repaired = rederive(repairer)
    // Time enough for a repair that does not wait.
    await Promise.race([repaired, new Promise((resolve) => setTimeout(resolve, 500))])
    await db.updateTable('entity').set({ name: 'Anna' }).where('slug', '=', 'person-a').execute()
  })
  await repaired
  const listed = await repairer.db
    .selectFrom('listed')
    .innerJoin('entity', 'entity.number', 'listed.number')
    .where('slug', '=', 'person-a')
    .select('listed.name')
    .execute()
  expect(listed).toEqual([{ name: 'anna' }])
  await writer.close()
  await repairer.close()
})
