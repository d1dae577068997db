import { readFileSync } from 'node:fs';
import { filesUnder } from '../../scripts/project-files.mjs';
import { inProject } from '../../scripts/project.mjs';

const binaries = /\.(png|ico|icns|woff2?|pdf|jpg|webp)$/;

/** A file of the project that people write, by its path from the root. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** All of the project's own text files, or those whose path fits. */
export function textFiles(path = /./): readonly TextFile[] {
  return filesUnder()
    .filter((file) => path.test(file) && !binaries.test(file))
    .map((file) => ({ path: file, text: readFileSync(inProject(file), 'utf8') }));
}

/** Every place where a pattern is found in the given files, as path:line. */
export function placesOf(pattern: RegExp, files: readonly TextFile[]): readonly string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, index) => (pattern.test(line) ? `${path}:${index + 1}` : ''))
      .filter((place) => place !== ''),
  );
}
