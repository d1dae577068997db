/** Drawn on a grid of 24, with lines only. */
export const iconPaths = {
  card: 'M3 6h18v12H3z M3 10h18 M6 15h4',
  locked: 'M6 11h12v9H6z M8 11V8a4 4 0 0 1 8 0v3 M12 15v2',
  unlocked: 'M6 11h12v9H6z M8 11V8a4 4 0 0 1 7.6-1.7 M12 15v2',
  alert: 'M12 3 2.5 20h19z M12 10v4 M12 17v.5',
  check: 'M4 12.5 9.5 18 20 6.5',
  box: 'M4 4h16v16H4z',
  cross: 'M5 5l14 14 M19 5 5 19',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4 21a8 8 0 0 1 16 0',
  printer: 'M7 9V3h10v6 M7 17H4v-8h16v8h-3 M7 14h10v7H7z',
  mail: 'M3 6h18v12H3z M3 7l9 7 9-7',
  phone: 'M7 2.5h10v19H7z M10.5 18.5h3',
  right: 'M9 5l7 7-7 7',
  left: 'M15 5l-7 7 7 7',
  barcode: 'M4 6v12 M7 6v12 M10 6v12 M12 6v12 M15 6v12 M17 6v12 M20 6v12',
  search: 'M10.5 18a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z M16 16l5 5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M12 7v5l3 3',
  question:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8 M12 16.5v.5',
  letters: 'M2 19 7.5 5 13 19 M4 14.5h7 M14 19l3.5-9 3.5 9 M15.3 16h4.4',
  contrast: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M12 3v18 M15 5v14 M18 6.7v10.6',
  down: 'M12 3v13 M6.5 10.5 12 16l5.5-5.5 M4 20.5h16',
  voice: 'M4 9.5v5h3.5L12 19V5L7.5 9.5z M15.5 9a4.2 4.2 0 0 1 0 6 M18 6.5a7.8 7.8 0 0 1 0 11',
  person: 'M12 5.5a2 2 0 1 0 0-.1z M4.5 9l5.5 1v4l-2 7 M19.5 9 14 10v4l2 7 M10 14h4',
  language: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M3.5 12h17 M12 3c-5 5-5 13 0 18 M12 3c5 5 5 13 0 18',
  minus: 'M5 12h14',
  plus: 'M5 12h14 M12 5v14',
} as const;

export type IconName = keyof typeof iconPaths;
