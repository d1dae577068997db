import type { assistWords as es } from './es-assist.ts';

export const assistWords: typeof es = {
  bar: 'Accessibility',
  otherLanguage: 'Español',
  large: 'Large text',
  contrast: 'High contrast',
  low: 'Lower buttons',
  voice: 'Voice',
  quieter: 'Turn the volume down',
  louder: 'Turn the volume up',
  volume: (percent: number) => `${percent}%`,
};
