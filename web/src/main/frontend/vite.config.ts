import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  // The server puts a fresh nonce in this place of index.html on every request.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../../../target/frontend/static',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': server, '/scan': server, '/01': server } },
  test: { environment: 'jsdom', globals: true, setupFiles: ['src/test-setup.ts'], testTimeout: 20_000 },
});
