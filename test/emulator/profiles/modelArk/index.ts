// Source: volcengine.com/docs/82379/1299023 and docs.byteplus.com/en/docs/ModelArk/1299023 (error codes, their types and
// words), 1521309 (a file is deleted after 24 hours), 1544106 (charged are the tokens of videos that were made).
import type { Job } from '../../jobs/job';
import type { JobState } from '../../jobs/jobState';
import { submitRoute } from '../../routes/submit';
import type { Charge, Profile } from '../profile';
import type { Refusal } from '../refusal';
import { bearerKey } from '../videosApi';
import { arkChecks, toArkRequest } from './input';
import { arkModel, arkModelsRoute } from './models';
import { deleteRoute, listRoute, statusRoute } from './tasks';
import { tokensOf } from './tokens';

const TASKS = '/api/v3/contents/generations/tasks';
const DAY_MS = 86_400_000;

const TYPES: Readonly<Record<number, string>> = {
	400: 'BadRequest',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'NotFound',
	409: 'Conflict',
	429: 'TooManyRequests',
};

function reword(refused: Refusal): Refusal {
	const as = (status: number, code: string, message: string) => ({
		...refused,
		status,
		code,
		message,
	});
	switch (refused.code) {
		case 'invalid_api_key':
			return as(
				401,
				'AuthenticationError',
				'The API key or AK/SK in the request is missing or invalid.',
			);
		case 'permission_denied':
			return as(
				403,
				'AccessDenied',
				'The request failed because you do not have access to the requested resource.',
			);
		case 'insufficient_credit':
			return as(
				403,
				'AccountOverdueError',
				'The request failed because your account has an overdue balance.',
			);
		case 'too_many_running_jobs':
			return as(429, 'QuotaExceeded', 'The request has exceeded the quota.');
		case 'missing_required_parameter':
			return as(
				400,
				'MissingParameter',
				`The request failed because it is missing \`${refused.param}\` parameter.`,
			);
		case 'unknown_parameter':
		case 'invalid_value':
		case 'invalid_request':
		case 'invalid_json':
			return { ...refused, status: 400, code: 'InvalidParameter' };
		default:
			return refused;
	}
}

function charge({ request }: Job, { status }: JobState): Charge {
	const price = arkModel(request.model)?.price ?? 0;
	const dollars = status === 'completed' ? (tokensOf(request) * price) / 1_000_000 : 0;
	return { amount: Math.round(dollars * 10_000) / 10_000, currency: 'USD' };
}

/** `cgt-20260401123823-6d4x2`, without a date in the digits. */
function newId(hex: string): string {
	const digits = (BigInt(`0x${hex.slice(5, 16)}`) % 10_000_000_000n).toString().padStart(10, '0');
	return `cgt-2026${digits}-${hex.slice(0, 5)}`;
}

export const modelArk: Profile = {
	basePath: '/api/v3',
	preset: {
		keys: ['key-modelArk'],
		keysWithoutAccess: ['key-modelArk-chat-only'],
		progress: 'none',
		retentionMs: DAY_MS,
	},
	newId,
	keyOf: bearerKey,
	reword,
	errorBody: ({ status, code, message, param }) => ({
		error: {
			code,
			message: `${message} Request id: 0217000000000000000000000000000000000000000000000000000`,
			param: param ?? '',
			type: TYPES[status] ?? 'InternalServerError',
		},
	}),
	charge,
	routes: [
		submitRoute(TASKS, {
			checks: arkChecks,
			toRequest: toArkRequest,
			describe: ({ id }) => ({ id }),
		}),
		listRoute(TASKS),
		statusRoute(`${TASKS}/:id`),
		deleteRoute(`${TASKS}/:id`),
		arkModelsRoute('/api/v3/models'),
	],
};
