import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { EngineItem } from '../../engine';
import { fileOf, onlyItem } from '../../integration/rig/items';
import { parametersOf } from '../../integration/rig/rig';
import type { NodeAtServer } from './nodeAtServer';

/** A server that hands out the file it has made for a job, past the node. */
interface FileServer {
	fileOf(id: string): Promise<Buffer>;
}

export const idOf = ({ json }: INodeExecutionData): string => String(json.id);

/** What suites do with jobs at a server of one's own. */
export function jobsAtServer(opened: () => NodeAtServer<FileServer>) {
	return {
		async make(
			operation: 'create' | 'generate',
			setting: INodeParameters = {},
			items: EngineItem[] = [{ json: {} }],
		): Promise<INodeExecutionData> {
			return onlyItem(await opened().run({ items, parameters: parametersOf(operation, setting) }));
		},

		/** The file of an item is the very one the server has for its job. */
		async expectFileOf(item: INodeExecutionData): Promise<void> {
			const { bytes, mimeType, fileName } = await fileOf(opened().rig, item);
			expect(bytes.equals(await opened().server.fileOf(idOf(item)))).toBe(true);
			expect([mimeType, fileName]).toEqual(['video/mp4', `${idOf(item)}.mp4`]);
		},

		async allIds(): Promise<string[]> {
			const parameters = parametersOf('getMany', { returnAll: true });
			const { items, error } = await opened().run({ parameters });
			if (error) throw error;
			return items.map(idOf);
		},
	};
}
