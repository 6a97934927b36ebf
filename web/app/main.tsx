import '../design/design.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider } from 'urql'
import { createClient } from '../query/client.ts'
import { Explorer } from './explorer.tsx'

const place = document.getElementById('explorer')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Provider value={createClient()}>
        <Explorer />
      </Provider>
    </StrictMode>,
  )
}

// East Asian faces are many; what says where they are is not needed for the first view.
void import('../design/cjk.ts')
