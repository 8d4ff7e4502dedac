import type { INodeParameters } from 'n8n-workflow';

import type { EngineResult } from '../../../engine';
import { dialectParameters, type NewDialect } from './wire';
import { parametersOf } from '../rig';
import { fileOf, only, onlyItem } from '../items';
import type { FileRig } from '../useRig';

/** Runs an operation with eight seconds, 16:9, 720p, and a model the provider has. */
export async function runOn(
	{ run }: FileRig,
	dialect: NewDialect,
	operation: string,
	more: INodeParameters = {},
): Promise<EngineResult> {
	const submits = ['create', 'generate'].includes(operation);
	const parameters = submits
		? dialectParameters(dialect, operation, more)
		: parametersOf(operation, more);
	return await run({ dialect, parameters });
}

/** The ID of a new job. */
export async function createOn(rig: FileRig, dialect: NewDialect): Promise<string> {
	return String(onlyItem(await runOn(rig, dialect, 'create')).json['id']);
}

/** Generates, and sees that the file is the job's, byte for byte. */
export async function generateWhole(rig: FileRig, dialect: NewDialect, more: INodeParameters = {}) {
	const item = onlyItem(await runOn(rig, dialect, 'generate', more));
	const { id } = only(rig.emulator.jobs(dialect));
	const content = await rig.emulator.contentOf(id);
	expect((await fileOf(rig, item)).bytes.equals(content)).toBe(true);
	return item;
}
