/** The queries in GraphiQL's tabs. Each stands below the question that it answers, and is named for its tab. */
export const examples: readonly string[] = [
  `# When did the congress start, and who says so?
#
# The best date comes first, and every rival with it. Here one
# of the two accounts contradicts itself.
query Start {
  meeting(slug: "wpk-congress-8") {
    name
    startDate {
      edtf
      status
      claims {
        display
        references {
          source { name publisher }
          locator
          printedAs
        }
      }
    }
    endDate { edtf status }
  }
}
`,
  `# Which meetings and occasions led to the congress, oldest
# first, and how is that known?
#
# "depth" counts the links; "via" holds the claims that make
# the link to the next event on the way.
query RoadToTheCongress {
  meeting(slug: "wpk-congress-8") {
    precededBy {
      totalCount
      edges {
        node { name startDate { edtf } endDate { edtf } }
        relation
        depth
        to { name }
        via {
          property { label }
          references { source { publisher } locator }
        }
      }
    }
  }
}
`,
  `# Who sat on the presidium, in order?
#
# For the next page, give the endCursor of this one as "after".
query Presidium($first: Int = 20, $after: String) {
  meeting(slug: "wpk-congress-8") {
    participants(
      role: PRESIDIUM
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        order
        node { name slug }
      }
    }
  }
}
`,
  `# Who came as a guest, and for whom?
query Guests {
  meeting(slug: "wpk-congress-8") {
    participants(role: GUEST) {
      edges {
        node { name }
        onBehalfOf { name classification }
        claim { references { source { publisher } locator } }
      }
    }
  }
}
`,
  `# How many delegates came, by sector, and against the
# 7th congress?
#
# The whole is disputed: its claims are the rival counts.
query Delegates {
  eighth: meeting(slug: "wpk-congress-8") { ...counts }
  seventh: meeting(slug: "wpk-congress-7") { ...counts }
}

fragment counts on Meeting {
  name
  whole: headcounts(counted: DELEGATES, whole: true) {
    amount
    status
    claims {
      display
      references { source { publisher } locator }
    }
  }
  sectors: headcounts(counted: DELEGATES, whole: false) {
    sectorLabel
    amount
  }
}
`,
  `# What did the amendment of the Party Rules do, and to whom
# or what?
query RulesAmendment {
  decision(slug: "wpk-congress-8-rules-amendment") {
    name
    adoptedAt { name }
    parts {
      nodes {
        text
        effects {
          edges {
            effect
            node { name }
            into { name }
          }
        }
      }
    }
  }
}
`,
  `# What followed the congress, and what was said there?
query Aftermath {
  meeting(slug: "wpk-congress-8") {
    leadsTo(relation: FOLLOWS) {
      edges {
        node {
          name
          startDate { edtf }
          documents {
            nodes {
              name
              presentedBy { name }
              claims(property: "summary") { nodes { text } }
            }
          }
        }
      }
    }
  }
}
`,
  `# What does each account say about one person, and how does
# it spell the name?
#
# EITHER takes in claims of which the person is the value.
query OnePerson($slug: String = "kim-tok-hun") {
  person(slug: $slug) {
    names {
      text
      references { source { publisher } locator }
    }
    sources {
      edges { claimCount node { name publisher } }
    }
    claims(as: EITHER, first: 100) {
      totalCount
      nodes {
        subject { name }
        property { label }
        display
        start
        end
        references { source { publisher } locator note }
      }
    }
  }
}
`,
]
