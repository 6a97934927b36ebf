{
  const graph = 'GRAPH'
  const names = ['tabState', 'query', 'variables', 'headers'].map((name) => `graphiql:${name}`)
  try {
    const last = localStorage.getItem('plenum:graph')
    if (last !== null && last !== graph) {
      const held = names.map((name) => localStorage.getItem(name))
      localStorage.setItem(`plenum:tabs:${last}`, JSON.stringify(held))
      const own = JSON.parse(localStorage.getItem(`plenum:tabs:${graph}`) ?? '[]')
      for (const [index, name] of names.entries()) {
        if (typeof own[index] === 'string') localStorage.setItem(name, own[index])
        else localStorage.removeItem(name)
      }
    }
    localStorage.setItem('plenum:graph', graph)
  } catch {
    // A browser that keeps nothing has no tabs of another graph either.
  }
}
