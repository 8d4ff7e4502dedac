import { readAccount } from '../../../nodes/AiVideo/api/account';
import type { Answer } from '../../../nodes/AiVideo/api/client';
import { contentError, notReadyError } from '../../../nodes/AiVideo/download/errors';
import {
	busyError,
	rejectedError,
	unknownError,
	unreachableError,
} from '../../../nodes/AiVideo/jobs/submissionErrors';
import {
	cancelledError,
	deadlineError,
	deniedError,
	endedError,
	missingError,
} from '../../../nodes/AiVideo/jobs/waitErrors';
import {
	notOffered,
	readParameter,
	videoIdField,
} from '../../../nodes/AiVideo/operations/parameters';
import { encodeRequest } from '../../../nodes/AiVideo/operations/request';
import type { Provider } from '../../../nodes/AiVideo/protocol/provider';
import { providers } from '../../../nodes/AiVideo/providers';
import type { IExecuteFunctions } from 'n8n-workflow';
import { request, upload, type Changes } from '../providers/request';

/** The errors docs/errors.md shows, made by the code that makes them for users. */

const { apiyi, artifex, ezmodel, newApi, openai } = providers;

const ID = 'video_68e1f0c7d2a48190';
const RUNNING = { id: ID, status: 'in_progress', progress: 45 } as const;
const MODERATED = {
	code: 'moderation_blocked',
	message: 'Your request was blocked by our moderation system.',
};
const UNKNOWN = {
	sentAt: '2026-11-22T04:33:19.000Z',
	reason: 'HTTP 502',
	answer: null,
	candidates: [],
};
const MINUTES_15 = 15 * 60_000;

function answered(status: number, message?: string): Answer {
	const json = message === undefined ? undefined : { error: { message } };
	return { kind: 'answer', status, headers: {}, json, text: '', problem: null };
}

const FIREWALL: Answer = {
	kind: 'answer',
	status: 403,
	headers: {},
	json: undefined,
	text: '<!DOCTYPE html><title>Just a moment...</title>',
	problem: null,
};

const NOT_FOUND: Answer = {
	kind: 'noAnswer',
	nothingSent: true,
	reason: 'ENOTFOUND',
};

function refusal(dialect: Provider, changes: Changes): string {
	try {
		encodeRequest(dialect, request(changes));
	} catch (error) {
		return error instanceof Error ? error.message : '';
	}
	return 'not refused';
}

function accountProblem(): string {
	const account = readAccount({ dialect: 'openai' });
	return account.kind === 'problem' ? account.message : 'no problem';
}

function unreadable(): string {
	const getNodeParameter = () => {
		throw new Error("Referenced node doesn't exist");
	};
	const context = { getNodeParameter } as unknown as IExecuteFunctions;
	try {
		readParameter({ context, index: 0 }, { ...videoIdField, displayName: 'Prompt' });
	} catch (error) {
		return error instanceof Error ? error.message : '';
	}
	return 'not refused';
}

export const errorExamples: readonly string[] = [
	refusal(apiyi, { seconds: 10 }),
	refusal(ezmodel, { firstFrame: upload(800, 600) }),
	refusal(artifex, { firstFrame: upload(800, 600) }),
	unreadable(),
	accountProblem(),
	...[
		notOffered(apiyi, 'list videos'),
		rejectedError(apiyi, 'https://api.apiyi.com/v1', answered(401, 'Incorrect API key provided.')),
		rejectedError(artifex, 'https://artifex.help/v1', answered(403)),
		rejectedError(apiyi, 'https://api.apiyi.com/v1', answered(400, 'Invalid size.')),
		rejectedError(apiyi, 'https://api.apiyi.com/v1', answered(429, 'Insufficient quota')),
		rejectedError(
			newApi,
			'https://relay.example.com/v1',
			answered(503, 'No available channel for model sora-2'),
		),
		rejectedError(openai, 'https://videos.example.com/v1', FIREWALL),
		busyError(ezmodel, '15 min 0 s', answered(429, 'Too many running videos.')),
		unreachableError(openai, 'https://videos.example.com/v1', NOT_FOUND),
		unknownError(artifex, UNKNOWN),
		endedError(apiyi, { job: { id: ID, status: 'failed', failure: MODERATED } }),
		endedError(apiyi, {
			job: { id: ID, status: 'failed', failure: { code: null, message: 'the model ran away' } },
			isCharged: true,
		}),
		endedError(apiyi, { job: { id: ID, status: 'expired' } }),
		deadlineError(RUNNING, MINUTES_15, null),
		cancelledError(RUNNING, 40_000),
		notReadyError(RUNNING),
		missingError(apiyi, { id: ID }, answered(404, 'Video not found')),
		deniedError(apiyi, { id: ID }, answered(401, 'Incorrect API key provided.')),
		contentError({ id: ID }, { kind: 'expired', reason: 'domain not in whitelist (HTTP 403)' }),
		contentError(
			{ id: ID },
			{ kind: 'otherKind', reason: 'a playlist (HLS) came instead of the video' },
		),
		contentError(
			{ id: ID },
			{ kind: 'cut', reason: 'the transfer ended early', received: 10, total: 20 },
		),
	].map(({ message }) => message),
];
