import { join } from 'node:path';

import { installPythonEnvironment } from '../install/pythonEnvironment';
import { VLLM_OMNI_VERSION, vllmOmniInstallation } from './vllmOmniInstallation';

const REQUIREMENTS = join(__dirname, 'requirements.txt');

/**
 * vLLM-Omni and the vLLM under it, installed from PyPI into the user's cache if they are not there,
 * with just what their video API needs.
 */
export async function installVllmOmni(): Promise<void> {
	await installPythonEnvironment({
		name: `vllm-omni ${VLLM_OMNI_VERSION}`,
		directory: vllmOmniInstallation().directory,
		pins: REQUIREMENTS,
		// Their dependencies would be gigabytes for GPUs.
		pipArguments: ['--no-deps', '--requirement', REQUIREMENTS],
		effort: '1 GB, about 2 minutes',
	});
}
