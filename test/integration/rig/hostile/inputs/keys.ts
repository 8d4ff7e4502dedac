import fc from 'fast-check';

import { KEY_CORE } from '../attack';
import type { HostileInput, Inputs } from './input';

/** What somebody pastes into the credential, or a provider hands out as a key. */

const KEYS = [
	`sk-${KEY_CORE}\u200b`,
	`\ufeffsk-${KEY_CORE}`,
	`sk-${KEY_CORE}\r\nX-Evil: yes`,
	`sk-${KEY_CORE}\u0000`,
	`sk-${KEY_CORE} x`,
	`sk-\u00e9${KEY_CORE}`,
	`  sk-${KEY_CORE}\n`,
	'17000000',
	'1767225600',
	'video_1',
	'completed',
	'a',
	'$&$1$`',
	'(((((((((a+)+)+)+',
	`${KEY_CORE}${'k'.repeat(2_000)}`,
	`${KEY_CORE}${'k'.repeat(20_000)}`,
];

const apiKeys: fc.Arbitrary<HostileInput> = fc
	.record({
		apiKey: fc.constantFrom(...KEYS),
		operation: fc.constantFrom('create', 'generate', 'getMany', 'testCredential', 'listSearch'),
	})
	.map(({ apiKey, operation }) => ({
		name: `the key ${JSON.stringify(apiKey).slice(0, 60)}`,
		mission: { operation, dialect: 'openai', losesAnswers: false, parameters: {}, apiKey },
	}));

export const keys: Inputs = { 'an API key that is none': apiKeys };
