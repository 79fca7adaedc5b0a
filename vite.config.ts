import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The staff app as static files for `/app`: no inline script, nothing as a data address, no source maps. */
export default defineConfig({
  root: 'src/app/web',
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
})
