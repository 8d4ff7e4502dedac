import type { INodeParameters } from 'n8n-workflow';

import type { DialectName } from '../../../nodes/AiVideo/providers';
import type { Fault, FaultAction } from '../../emulator';
import { modelParameter } from '../rig/dialects/wire';
import { imageUrl } from '../rig/images';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';
import { only, onlyItem } from '../rig/items';

/**
 * A request is named in the ledger by what the user asked for. What is sent follows what the provider
 * says meanwhile, and a further try may hear something else.
 */
describe('a further try goes on with the paid video', () => {
	const rig = useRig();
	const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

	/** Two tries, of which the first one gives up waiting. */
	async function retry(dialect: DialectName, more: INodeParameters = {}) {
		rig().emulator.settings(dialect).generationMs = 90_000;
		const waiting = { timeout: 1 };
		const parameters = parametersOf('generate', { ...modelParameter(dialect), waiting, ...more });
		const result = await rig().run({ dialect, parameters, node });
		expect(result.tries).toBe(2);
		expect(rig().requestsTo('submit')).toHaveLength(1);
		const { id } = only(rig().emulator.jobs(dialect));
		const { json } = onlyItem(result);
		expect(json).toMatchObject({ status: 'completed' });
		expect(String(json['id'])).toContain(id);
	}

	it("when the model's schema could be had before, and cannot be now", async () => {
		rig().emulator.faults.add({
			route: 'schema',
			after: 1,
			times: 9,
			action: { kind: 'respond', status: 503 },
		});
		await retry('fal');
	});

	it("when the model's schema could not be had before, and can be now", async () => {
		rig().emulator.faults.add({
			route: 'schema',
			times: 1,
			action: { kind: 'respond', status: 404 },
		});
		await retry('fal');
	});

	it('when the model does not take by now what it took', async () => {
		const published = { type: 'object', properties: { prompt: { type: 'string' } } };
		const content = { 'application/json': { schema: published } };
		const paths = { '/fal-ai/veo3.1': { post: { requestBody: { content } } } };
		const body = JSON.stringify({ paths });
		rig().emulator.faults.add({
			route: 'schema',
			after: 1,
			times: 9,
			action: { kind: 'respond', status: 200, body },
		});
		await retry('fal');
	});

	it.each<[DialectName, Fault['route'], FaultAction]>([
		['openRouter', 'models', { kind: 'respond', status: 503 }],
		['openRouter', 'models', { kind: 'respond', status: 200, body: '{"data":[]}' }],
		['replicate', 'schema', { kind: 'respond', status: 401, body: '{"detail":"Unauthenticated"}' }],
		['kie', 'schema', { kind: 'respond', status: 200, body: '{"code":429,"msg":"slow down"}' }],
		['waveSpeed', 'models', { kind: 'reset', when: 'midBody' }],
		['aimlApi', 'schema', { kind: 'respond', status: 404 }],
	])('whatever %s says of its models by then (%s, %j)', async (dialect, route, action) => {
		rig().emulator.faults.add({ route, after: 1, times: 9, action });
		await retry(dialect);
		expect(rig().requestsTo(route).length).toBeGreaterThan(1);
	});

	it('when the image it was made from is gone', async () => {
		const url = imageUrl(rig(), 'landscape-1280x720.jpg');
		rig().emulator.faults.add({
			route: 'image',
			after: 1,
			times: 9,
			action: { kind: 'respond', status: 404 },
		});
		await retry('openai', { imageSource: 'url', imageUrl: url });
	});
});
