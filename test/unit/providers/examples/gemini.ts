import { response } from '../request';
import { at, endpoint, get, page, type Examples } from './example';
import {
	DONE,
	FILE,
	ID,
	INLINE_DONE,
	NAME,
	NO_ACCESS,
	NOT_FOUND,
	PATH,
	REF,
	VEO_REF,
	WRONG_KEY,
} from './geminiAnswers';
import { geminiFileStates, geminiInteractions } from './geminiInteractions';
import { geminiOperations } from './geminiOperations';
import { geminiRequests, OMNI } from './geminiRequests';
import { geminiSubmissions } from './geminiSubmissions';
import { geminiVeoRequests, VEO } from './geminiVeoRequests';

/** ai.google.dev, pages "Omni", "Veo", "Interactions" and "Models"; googleapis/js-genai 2.32. */

const FILE_PATH = '/files/abc123xyz789:download';
const MODELS = get('/models', { pageSize: '1000' });
const outputOf = (uri: string) => ({
	...DONE,
	steps: [{ type: 'model_output', content: [{ type: 'video', uri }] }],
});
const BASE = 'https://generativelanguage.googleapis.com/v1beta';

export const gemini: Examples = {
	authorization: { key: { headers: { 'x-goog-api-key': 'KEY' } }, none: {} },
	maxRunningJobs: null,
	images: { [OMNI]: 'upload', [VEO]: 'upload' },
	ordinary: { request: { model: OMNI }, ref: REF, id: ID },
	requests: [...geminiRequests, ...geminiVeoRequests],
	submissions: geminiSubmissions,
	poll: { call: get(PATH), answers: [...geminiInteractions, ...geminiOperations] },
	result: geminiFileStates,
	files: [
		{
			name: 'the file by its ID at the base URL, where the key may go',
			answer: response(200, DONE),
			files: [[endpoint(get(FILE_PATH, { alt: 'media' }))]],
		},
		...['files/abc123xyz789', FILE].map((uri) => ({
			name: `a file named as ${uri}`,
			answer: response(200, outputOf(uri)),
			files: [[endpoint(get(FILE_PATH, { alt: 'media' }))]],
		})),
		{
			name: 'the film in the answer, read out of it',
			answer: response(200, INLINE_DONE),
			files: [[{ kind: 'embedded', call: get(PATH) }]],
		},
		{
			name: 'a link that leads elsewhere',
			answer: response(200, outputOf('https://storage.googleapis.com/bucket/video.mp4')),
			files: [[at('https://storage.googleapis.com/bucket/video.mp4')]],
		},
	],
	refTexts: [
		[ID, REF],
		[`${BASE}/interactions/${ID}`, REF],
		[`${BASE}/interactions/${ID}?include_input=true`, REF],
		[NAME, VEO_REF],
		[`${BASE}/${NAME}`, VEO_REF],
		['operations/abc', { id: 'abc', route: 'operations' }],
		[`${BASE}/interactions/..`, null],
		['models/veo-3.1-generate-preview', null],
		['', null],
	],
	probe: {
		call: get('/models', { pageSize: '1' }),
		answers: [
			[response(200, { models: [{ name: `models/${OMNI}` }] }), 'connected'],
			[WRONG_KEY, 'wrongKey'],
			[response(401, {}), 'wrongKey'],
			[NO_ACCESS, 'noAccess'],
			[response(200, { data: [] }), 'wrongAddress'],
			[page(404), 'wrongAddress'],
			[page(301), 'moved'],
			[page(503), 'trouble'],
		],
	},
	models: {
		calls: [MODELS],
		answers: [
			{
				name: 'those that make videos',
				json: {
					models: [
						{ name: 'models/gemini-3.8-flash', supportedGenerationMethods: ['generateContent'] },
						{ name: `models/${OMNI}`, supportedGenerationMethods: ['generateContent'] },
						{ name: `models/${VEO}`, supportedGenerationMethods: ['predictLongRunning'] },
						{ name: 'models/veo-talks', supportedGenerationMethods: ['generateContent'] },
					],
				},
				ids: [OMNI, VEO],
			},
			{ name: 'no list', json: { data: [] }, ids: [] },
		],
	},
	remove: {
		call: { method: 'DELETE', path: PATH },
		answers: [
			[response(200, {}), true],
			[NOT_FOUND, true],
			[response(404, { error: { code: 404, message: 'Method not found.' } }), false],
			[response(403, {}), false],
		],
	},
};
