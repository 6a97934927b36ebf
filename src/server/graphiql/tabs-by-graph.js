{
  const graph = 'GRAPH'
  try {
    const last = localStorage.getItem('plenum:graph')
    if (last !== graph) {
      const tabs = localStorage.getItem('graphiql:tabState')
      if (last !== null && tabs !== null) localStorage.setItem(`plenum:tabs:${last}`, tabs)
      const own = localStorage.getItem(`plenum:tabs:${graph}`)
      if (own === null) localStorage.removeItem('graphiql:tabState')
      else localStorage.setItem('graphiql:tabState', own)
      localStorage.setItem('plenum:graph', graph)
    }
  } catch {
    // A browser that keeps nothing has no tabs of another graph either.
  }
}
