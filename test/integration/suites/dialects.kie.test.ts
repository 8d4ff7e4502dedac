import { generateWhole, runOn } from '../rig/dialects/run';
import { only, onlyItem } from '../rig/items';
import { PROMPT } from '../rig/rig';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();
const model = (value: string) => ({ model: { __rl: true, mode: 'id', value } });

/** The HTTP body of the one submission. */
async function sentBody(): Promise<unknown> {
	return (await wireOf(only(rig().requestsTo('submit')))).body;
}

describe('kie.ai', () => {
	it('makes videos of Veo on the routes of Veo, and finds them there again', async () => {
		const { json } = await generateWhole(rig(), 'kie', {
			...model('veo3_fast'),
			aspectRatio: '9:16',
		});
		const { id } = only(rig().emulator.jobs('kie'));
		expect(json).toMatchObject({ id: `veo/${id}`, status: 'completed', prompt: PROMPT });
		expect(await sentBody()).toMatchObject({ model: 'veo3_fast', aspect_ratio: '9:16' });
		const paths = rig()
			.requestsTo('submit', 'status')
			.map(({ path }) => path.replace(/^\/kie/, ''));
		expect(new Set(paths)).toEqual(new Set(['/api/v1/veo/generate', '/api/v1/veo/record-info']));
		const again = onlyItem(await runOn(rig(), 'kie', 'wait', { videoId: `veo/${id}` }));
		expect(again.json).toMatchObject({ id: `veo/${id}`, status: 'completed' });
	});

	it('asks for the fields of a model without encoding the slash of its name', async () => {
		await runOn(rig(), 'kie', 'create', { ...model('wan/2-7-text-to-video'), duration: 4 });
		const { path } = only(rig().requestsTo('schema'));
		expect(path).toMatch(/\/api\/v1\/models\/wan\/2-7-text-to-video\/schema$/);
		expect(await sentBody()).toEqual({
			model: 'wan/2-7-text-to-video',
			input: { prompt: PROMPT, ratio: '16:9', duration: 4 },
		});
	});

	it('sends the same fields of a well-known model when they cannot be asked for', async () => {
		const limited = JSON.stringify({ code: 429, msg: 'Too frequent', data: null });
		const action = { kind: 'respond', status: 200, body: limited } as const;
		rig().emulator.faults.add({ route: 'schema', action, times: Infinity });
		await runOn(rig(), 'kie', 'create', { ...model('wan/2-7-text-to-video'), duration: 4 });
		expect(await sentBody()).toMatchObject({ input: { ratio: '16:9', duration: 4 } });
	});

	it.each<[string, number, string, string]>([
		[
			'an empty account',
			402,
			'Credits insufficient : Your balance is not enough.',
			'no credit left',
		],
		['an empty account in another code', 500, 'Credits insufficient : top up', 'no credit left'],
		['a bad value', 422, 'duration is not within the range', 'Change the setting'],
	])('takes %s with HTTP 200 for a refusal that cost nothing', async (_name, code, msg, advice) => {
		const body = JSON.stringify({ code, msg, data: null });
		rig().emulator.faults.add({ route: 'submit', action: { kind: 'respond', status: 200, body } });
		const { error } = await runOn(rig(), 'kie', 'generate');
		expect(error).toMatchObject({
			message: expect.stringContaining(msg.replace(/\.$/, '')),
			description: expect.stringContaining(advice),
			context: { data: { kind: 'rejected' } },
		});
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('waits out a rate limit that comes with HTTP 200', async () => {
		const body = JSON.stringify({ code: 429, msg: 'Your call frequency is too high.', data: null });
		const action = { kind: 'respond', status: 200, body } as const;
		rig().emulator.faults.add({ route: 'submit', action, times: 2 });
		await generateWhole(rig(), 'kie');
		expect(rig().requestsTo('submit')).toHaveLength(3);
		expect(rig().emulator.jobs('kie')).toHaveLength(1);
	});

	it.each([455, 500, 501, 505])(
		'submits nothing again after code %i, which proves nothing',
		async (code) => {
			const body = JSON.stringify({ code, msg: 'Server exception', data: null });
			const action = { kind: 'respondAfterWork', status: 200, body } as const;
			rig().emulator.faults.add({ route: 'submit', action, times: Infinity });
			const { error } = await runOn(rig(), 'kie', 'generate');
			expect(error?.message).toContain('may have created a video');
			expect(rig().requestsTo('submit')).toHaveLength(1);
		},
	);

	it('goes on asking where a task is not there at once, and through trouble with HTTP 200', async () => {
		const answers = [
			{ code: 422, msg: 'recordInfo is null', data: null },
			{ code: 429, msg: 'Too frequent', data: null },
			{ code: 500, msg: 'Server exception', data: null },
		];
		for (const answer of answers) {
			const action = { kind: 'respond', status: 200, body: JSON.stringify(answer) } as const;
			rig().emulator.faults.add({ route: 'status', action });
		}
		const { json } = await generateWhole(rig(), 'kie');
		expect(json).toMatchObject({ status: 'completed', cost: { amount: 60, unit: 'credits' } });
		expect(rig().emulator.jobs('kie')).toHaveLength(1);
	});

	it('lists the models that make videos', async () => {
		const { results } = await rig().searchModels({ dialect: 'kie' });
		const names = results.map(({ value }) => value);
		expect(names).toEqual(expect.arrayContaining(['kling-3.0/video', 'veo3_fast']));
		expect(names).not.toContain('nano-banana-2');
	});
});
