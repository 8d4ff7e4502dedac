import type { RequestRecord } from '../../emulator';
import type { Rig } from './rig';

/** For tests about the files of videos. */

export function contentRequests({ emulator }: Rig): RequestRecord[] {
	return emulator.requests.filter(({ route }) => route === 'content' || route === 'file');
}

/** One Generate, with the file it put out and the one the emulator made. */
export async function generateFile(rig: Rig, dialect: 'openai' | 'artifex' = 'openai') {
	const { items, error, hints } = await rig.run({ dialect });
	const id = rig.emulator.jobs()[0]?.id ?? '';
	const { json, binary } = items[0] ?? {};
	const file = binary?.data ? await rig.engine.readBinary(binary.data) : null;
	return { id, json, error, hints, file, made: await rig.emulator.contentOf(id) };
}
