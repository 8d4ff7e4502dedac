import { join } from 'node:path';

import { cacheDirectory } from '../../e2e/install/installation';

/** The newest release; `requirements.txt` pins the same, and what its video API imports. */
export const SGLANG_VERSION = '0.5.23';

/** SGLang on disk, in a virtual environment of its own. */
export interface SglangInstallation {
	readonly directory: string;
	/** The environment's Python. */
	readonly python: string;
}

export function sglangInstallation(): SglangInstallation {
	const directory = join(cacheDirectory(), `sglang-${SGLANG_VERSION}`);
	return { directory, python: join(directory, 'venv', 'bin', 'python') };
}
