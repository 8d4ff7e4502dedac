import type { RequestRecord } from '../../emulator';
import { openRig, type Rig } from './rig';

/** A rig for tests about the files of videos. */
export interface ContentRig {
	readonly rig: Rig;
	contentRequests(): RequestRecord[];
	/** One Generate, with the file it put out and the one the emulator made. */
	generate(dialect?: 'openai' | 'artifex'): Promise<Generated>;
}

type Generated = Awaited<ReturnType<typeof generateWith>>;

async function generateWith(rig: Rig, dialect: 'openai' | 'artifex') {
	const { items, error, hints } = await rig.run({ dialect });
	const id = rig.emulator.jobs()[0]?.id ?? '';
	const { json, binary } = items[0] ?? {};
	const file = binary?.data ? await rig.engine.readBinary(binary.data) : null;
	return { id, json, error, hints, file, made: await rig.emulator.contentOf(id) };
}

export async function openContentRig(): Promise<ContentRig> {
	const rig = await openRig();
	return {
		rig,
		contentRequests: () =>
			rig.emulator.requests.filter(({ route }) => route === 'content' || route === 'file'),
		generate: async (dialect = 'openai') => await generateWith(rig, dialect),
	};
}
