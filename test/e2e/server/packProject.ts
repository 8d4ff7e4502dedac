import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { run } from './run';

const PROJECT_ROOT = join(__dirname, '..', '..', '..');

const packed = z.tuple([z.object({ filename: z.string() })]);

/**
 * Packs what `npm run build` has made, as it would be published.
 * @returns the tarball's path in `folder`
 */
export async function packProject(folder: string): Promise<string> {
	if (!existsSync(join(PROJECT_ROOT, 'dist', 'nodes'))) {
		throw new Error('The package is not built yet. Run: npm run build');
	}
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
	const [{ filename }] = packed.parse(JSON.parse(await run('npm', args, PROJECT_ROOT)));
	return join(folder, filename);
}
