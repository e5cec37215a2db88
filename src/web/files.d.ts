/** Files that Vite reads for the browser and TypeScript does not. */
declare module '*.css'
