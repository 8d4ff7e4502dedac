import { join } from 'node:path';

import { installPythonEnvironment } from '../install/pythonEnvironment';
import { SGLANG_VERSION, sglangInstallation } from './sglangInstallation';

const REQUIREMENTS = join(__dirname, 'requirements.txt');

/**
 * SGLang, installed from PyPI into the user's cache if it is not there, with just what its video
 * API needs.
 */
export async function installSglang(): Promise<void> {
	await installPythonEnvironment({
		name: `sglang ${SGLANG_VERSION}`,
		directory: sglangInstallation().directory,
		pins: REQUIREMENTS,
		// Its dependencies would be gigabytes for GPUs.
		pipArguments: ['--no-deps', '--requirement', REQUIREMENTS],
		effort: '400 MB, about 2 minutes',
	});
}
