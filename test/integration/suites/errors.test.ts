import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { providers } from '../../../nodes/AiVideo/providers';
import { parametersOf, PROMPT, type RigRun } from '../rig/rig';
import { ACCESS_HINT, DIALECTS, type RigDialect } from '../rig/expected';
import { only } from '../rig/items';
import { createJob } from '../rig/jobs';
import { useRig, type FileRig } from '../rig/useRig';

const rig = useRig();
const SUBMITTING = ['create', 'generate'];

interface Refusal {
	readonly name: string;
	/** Makes the provider refuse; what it returns changes the run. */
	readonly prepare: (rig: FileRig, dialect: RigDialect) => RigRun;
	readonly httpStatus: number;
	readonly words: string;
	readonly advice: (dialect: RigDialect) => string;
}

const answer = (status: number, body: unknown) => (rig: FileRig) => {
	const action = { kind: 'respond', status, body: JSON.stringify(body) } as const;
	rig.emulator.faults.add({ route: 'submit', action });
	return {};
};

const CHANGE_IT =
	'Change the setting the provider complains about and run the node again. Nothing was charged.';

const REFUSALS: readonly Refusal[] = [
	{
		name: 'a wrong key',
		prepare: () => ({ apiKey: 'key-of-nobody' }),
		httpStatus: 401,
		words: 'Incorrect API key provided (HTTP 401)',
		advice: () =>
			'The provider does not accept the API key. Check it in the credential. Nothing was charged.',
	},
	{
		name: 'a key without access',
		prepare: ({ emulator }, dialect) => {
			emulator.settings(dialect).keysWithoutAccess = ['key-without-access'];
			return { apiKey: 'key-without-access' };
		},
		httpStatus: 403,
		words: 'This API key has no access to video generation (HTTP 403)',
		advice: (dialect) =>
			`The API key is right but has no access. ${ACCESS_HINT[dialect]} Nothing was charged.`,
	},
	{
		name: 'a wrong address',
		prepare: ({ emulator }) => ({ baseUrl: `${emulator.origin}/nowhere/v1` }),
		httpStatus: 404,
		words: 'HTTP 404',
		advice: () =>
			'There is no Videos API at this address, or it does not know the model. Check the base URL and the provider in the credential. Nothing was charged.',
	},
	{
		name: 'a field the provider does not know',
		prepare: () => ({ parameters: { options: { extraFields: '{"style":"noir"}' } } }),
		httpStatus: 400,
		words: "Unknown parameter: 'style' (HTTP 400)",
		advice: () => CHANGE_IT,
	},
	{
		name: 'no credit',
		prepare: answer(402, { code: 'quota', message: 'Insufficient balance', data: null }),
		httpStatus: 402,
		words: 'Insufficient balance (HTTP 402)',
		advice: () =>
			'The account has no credit left. Top it up at the provider and run the node again. Nothing was charged.',
	},
	{
		name: 'words that quote the key and a signed link',
		prepare: (rig, dialect) =>
			answer(422, {
				error: {
					message: `No image for key-${dialect} at https://cdn.example.com/a.png?signature=s1`,
				},
			})(rig),
		httpStatus: 422,
		words: 'No image for [API key] at https://cdn.example.com/a.png (HTTP 422)',
		advice: () => CHANGE_IT,
	},
];

describe.each(DIALECTS)('A submission that %s refuses', (dialect) => {
	const cases = REFUSALS.flatMap((refusal) =>
		SUBMITTING.map((operation) => ({ ...refusal, operation })),
	);

	it.each(cases)('by $operation for $name shows its words and what to do', async (refusal) => {
		const { operation, prepare, httpStatus, words, advice } = refusal;
		const { parameters = {}, ...run } = prepare(rig(), dialect);
		const { error, status } = await rig().run({
			dialect,
			parameters: parametersOf(operation, parameters),
			...run,
		});
		expect(status).toBe('error');
		expect(error?.message).toBe(`${providers[dialect].info.label} refused the request: ${words}`);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: String(httpStatus),
			description: advice(dialect),
			context: { itemIndex: 0, data: { id: null, status: null, kind: 'rejected', httpStatus } },
		});
		expect(rig().emulator.requests).toHaveLength(1);
		expect(rig().emulator.billing.count).toBe(0);
	});

	it.each(SUBMITTING)('by %s is told from one that got no connection', async (operation) => {
		const parameters = parametersOf(operation);
		const { error } = await rig().run({ dialect, parameters, baseUrl: 'http://127.0.0.1:9/v1' });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: `${providers[dialect].info.label} could not be reached at 127.0.0.1:9: ECONNREFUSED`,
			description: expect.stringMatching(/^No request was sent, so nothing was charged\./),
			context: { data: { id: null, kind: 'unreachable' } },
		});
	});

	it.each(SUBMITTING)(
		'by %s with a redirect elsewhere keeps key and request',
		async (operation) => {
			const location = `${rig().emulator.fileOrigin}/v1/videos`;
			const action = { kind: 'redirect', status: 307, location } as const;
			rig().emulator.faults.add({ route: 'submit', action });
			const { error } = await rig().run({ dialect, parameters: parametersOf(operation) });
			expect(error).toMatchObject({
				message: `${providers[dialect].info.label} refused the request: a redirect to ${rig().emulator.fileOrigin} (HTTP 307)`,
				description:
					'The provider has moved. Put the address it redirects to into the base URL of the credential. Nothing was charged.',
			});
			expect(rig().emulator.requests).toHaveLength(1);
		},
	);

	it.each<[string, INodeParameters]>([
		['getStatus', {}],
		['wait', {}],
		['download', {}],
	])('as little as a %s whose key no longer counts hides the ID', async (operation, more) => {
		const { id, items } = await createJob(rig(), dialect);
		rig().emulator.settings(dialect).keys = ['key-of-tomorrow'];
		const parameters = parametersOf(operation, more);
		const apiKey = `key-${dialect}`;
		const { error } = await rig().run({ dialect, items, parameters, apiKey });
		expect(error).toMatchObject({
			message: `${providers[dialect].info.label} refused to tell about video ${id}: Incorrect API key provided (HTTP 401)`,
			httpCode: '401',
			context: { data: { id, kind: 'rejected', httpStatus: 401 } },
		});
		expect(only(rig().requestsTo('status')).status).toBe(401);
	});
});

describe('An invalid item among valid ones', () => {
	const OPERATIONS = ['generate', 'create'];
	it.each(OPERATIONS)(
		'does not keep %s from the others when errors continue',
		async (operation) => {
			const mixed: Array<{ json: IDataObject }> = [
				{ json: { seconds: 8 } },
				{ json: { seconds: 9 } },
				{ json: { seconds: 12 } },
			];
			const parameters = parametersOf(operation, { duration: '={{ $json.seconds }}' });
			const node = { onError: 'continueRegularOutput' as const };
			const result = await rig().run({ dialect: 'apiyi', items: mixed, parameters, node });
			expect(result.items.map(({ json }) => json['seconds'] ?? json['error'])).toEqual([
				8,
				'Duration 9 is not possible with APIYI: it takes 4, 8 or 12 seconds',
				12,
			]);
			expect(result.items[1]?.json['details']).toEqual({
				id: null,
				status: null,
				progress: null,
				failure: null,
				kind: 'refused',
				description: 'Change Duration. Nothing was sent and nothing was charged.',
				httpStatus: null,
			});
			expect(
				rig()
					.emulator.jobs()
					.map(({ prompt }) => prompt),
			).toEqual([PROMPT, PROMPT]);
			expect(result.tries).toBe(1);
		},
	);
});
