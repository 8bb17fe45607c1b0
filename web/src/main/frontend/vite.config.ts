import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8080';
// What the core keeps as data is read here as well, so that it is written down once.
const core = fileURLToPath(
  new URL('../../../../traceability-core/src/main/resources/vn/traceability', import.meta.url),
);

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@core': core } },
  // The server puts a fresh nonce in this place of index.html on every request.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../../../target/frontend/static',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { fs: { allow: ['.', core] }, proxy: { '/api': server, '/scan': server, '/01': server } },
  test: { environment: 'jsdom', globals: true, setupFiles: ['src/test-setup.ts'], testTimeout: 20_000 },
});
