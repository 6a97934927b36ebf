declare module 'cytoscape-fcose' {
  import type { Ext } from 'cytoscape'

  const fcose: Ext
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export default fcose
}
