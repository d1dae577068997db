/** Drawn on a grid of 24, with lines only. */
export const iconPaths = {
  card: 'M3 6h18v12H3z M3 10h18 M6 15h4',
  locked: 'M6 11h12v9H6z M8 11V8a4 4 0 0 1 8 0v3 M12 15v2',
  unlocked: 'M6 11h12v9H6z M8 11V8a4 4 0 0 1 7.6-1.7 M12 15v2',
  alert: 'M12 3 2.5 20h19z M12 10v4 M12 17v.5',
  check: 'M4 12.5 9.5 18 20 6.5',
  cross: 'M5 5l14 14 M19 5 5 19',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4 21a8 8 0 0 1 16 0',
  printer: 'M7 9V3h10v6 M7 17H4v-8h16v8h-3 M7 14h10v7H7z',
  mail: 'M3 6h18v12H3z M3 7l9 7 9-7',
  phone: 'M7 2.5h10v19H7z M10.5 18.5h3',
  right: 'M9 5l7 7-7 7',
  left: 'M15 5l-7 7 7 7',
  search: 'M10.5 18a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z M16 16l5 5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M12 7v5l3 3',
  question:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8 M12 16.5v.5',
} as const;

export type IconName = keyof typeof iconPaths;
