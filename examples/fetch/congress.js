// The road to a congress, and what its sources disagree on. Run: node examples/fetch/congress.js [URL]
import { ask } from './ask.js'

const url = process.argv[2] ?? 'http://127.0.0.1:4000/graphql'

const query = `
  query Congress($slug: String!) {
    meeting(slug: $slug) {
      name
      precededBy(first: 100) {
        edges {
          relation
          node { name startDate { edtf } endDate { edtf } }
          to { name }
          via { references { ...citation } }
        }
      }
      disagreements {
        nodes {
          property { label }
          qualifiers { display }
          positions {
            display
            claims { references { ...citation } }
          }
          explanation
        }
      }
    }
  }

  fragment citation on Reference {
    locator
    source { name publisher }
  }
`

try {
  const { meeting } = await ask(url, query, { slug: 'wpk-congress-8' })
  printRoad(meeting)
  for (const disagreement of meeting.disagreements.nodes) printDisagreement(disagreement)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

function printRoad({ name, precededBy }) {
  console.log(`The road to the ${name}\n`)
  for (const { node, relation, to, via } of precededBy.edges) {
    console.log(`${days(node)}  ${node.name}`)
    const verb = relation === 'CONVENES' ? 'convened' : 'prepared'
    console.log(`    ${verb} the ${to.name}`)
    console.log(`    told by ${citations(via)}`)
  }
}

/** The rivals side by side: best first, none left out. */
function printDisagreement({ property, qualifiers, positions, explanation }) {
  const about = [property.label, ...qualifiers.map(({ display }) => display.toLowerCase())].join(', ')
  console.log(`\nSources differ on the ${about}:\n`)
  for (const { display, claims } of positions) console.log(`    ${display}  ${citations(claims)}`)
  if (explanation) console.log(`\n    ${explanation}`)
}

/** A date can be unknown, a month, or uncertain: its text says so in EDTF, and is no argument for new Date(). */
function days({ startDate, endDate }) {
  const [start, end] = [startDate?.edtf ?? 'undated', endDate?.edtf]
  return end && end !== start ? `${start} to ${end}` : start
}

/** Who says so and where, each once. */
function citations(claims) {
  const texts = claims.flatMap(({ references }) =>
    references.map(({ source, locator }) => [source.publisher ?? source.name, locator].filter(Boolean).join(', ')),
  )
  return [...new Set(texts)].join('; ')
}
