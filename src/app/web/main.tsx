import '#ui/fonts.css'
import '#ui/mantine.css'
import '#ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { pageNonce } from './nonce.ts'

// The scroll lock of dialogs writes a style of its own and looks for its nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: pageNonce() })

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
