import { Pool } from 'undici'
import { quantile } from './distribution.ts'
import type { Borne, Load } from './load.ts'
import { below, createRandom } from './random.ts'

process.on('message', async (load: Load) => process.send?.(await run(load)))

async function run({ url, requests, connections, seconds, seed, headers }: Load): Promise<Borne> {
  const pool = new Pool(url, { connections, pipelining: 1 })
  const random = createRandom(seed)
  const times: number[] = []
  const before = process.cpuUsage()
  const start = performance.now()
  const end = start + seconds * 1_000
  const connection = async () => {
    while (performance.now() < end) {
      const request = requests[below(random, requests.length)] as Load['requests'][number]
      const sent = performance.now()
      await ask(pool, request, headers)
      times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  const taken = (performance.now() - start) / 1_000
  const { user, system } = process.cpuUsage(before)
  await pool.close()
  return {
    requests: times.length,
    seconds: taken,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    loaderCpu: (user + system) / 1_000 / times.length,
  }
}

/** Counts the bytes of the answer and looks at no more of it, to cost little; another length is another answer. */
function ask(pool: Pool, request: Load['requests'][number], headers: Load['headers']): Promise<void> {
  const { method, path, body = null, bytes } = request
  const type = body === null ? {} : { 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    let [status, received] = [0, 0]
    pool.dispatch(
      { method, path, body, headers: { accept: 'application/json', ...type, ...headers } },
      {
        onRequestStart() {},
        onResponseStart(_, code) {
          status = code
        },
        onResponseData(_, chunk) {
          received += chunk.length
        },
        onResponseEnd() {
          if (status === 200 && received === bytes) resolve()
          else
            reject(
              new Error(`Expected 200 and ${bytes} bytes of ${path} ${body ?? ''}, got ${status} and ${received}.`),
            )
        },
        onResponseError: (_, error) => reject(error),
      },
    )
  })
}
