import type { INodeParameters } from 'n8n-workflow';

import { loadBuiltPackage } from '../demo/builtPackage';
import { createEngine, type EngineItem, type EngineResult } from '../test/engine';
import type { Connection } from './startProvider';

/** The built package on n8n's own engine, with a provider. */
export interface BuiltNode {
	/** One execution. @throws what the node throws */
	run(operation: string, parameters: INodeParameters, items?: EngineItem[]): Promise<EngineResult>;
	close(): Promise<void>;
}

export async function openBuiltNode(connection: Connection): Promise<BuiltNode> {
	const engine = await createEngine();
	const built = loadBuiltPackage();
	return {
		run: async (operation, parameters, items = [{ json: {} }]) => {
			const result = await engine.run({
				...built,
				credentials: { dialect: 'openai', ...connection },
				parameters: { operation, ...parameters },
				items,
			}).result;
			if (result.error) throw result.error;
			return result;
		},
		close: async () => await engine.close(),
	};
}

/** As the editor would save them. */
export const REQUEST: INodeParameters = {
	model: { __rl: true, mode: 'id', value: 'sora-2' },
	prompt: 'A long shot of an empty beach',
};

/** So many items, each a video to make. */
export function itemsOf(count: number): EngineItem[] {
	return Array.from({ length: count }, () => ({ json: {} }));
}
