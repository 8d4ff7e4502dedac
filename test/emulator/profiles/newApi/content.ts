// Source: relays.md section 4 and QuantumNous/new-api (controller/video_proxy.go).
import { contentAnswer } from '../../content/contentAnswer';
import { isAvailable, videoFileOf } from '../../routes/content';
import { findJob } from '../../routes/findJob';
import type { ProfileRoute } from '../profile';
import { isRefusal, refusal } from '../refusal';
import { taskOf } from './task';

/** `GET {path}`: the upstream's file, whole or not at all, and no longer than the relay's patience. */
export function proxiedContent(path: string): ProfileRoute {
	return {
		method: 'GET',
		path,
		name: 'content',
		handle: async (context) => {
			const { settings, now } = context;
			const job = findJob(context);
			if (isRefusal(job)) return context.refuse(job);
			const { status } = taskOf(job, now);
			if (status !== 'SUCCESS') {
				const message = `Task is not completed yet, current status: ${status}`;
				return context.refuse(refusal(400, 'not_ready', message));
			}
			if (!isAvailable(job, context)) {
				return context.refuse(refusal(404, 'content_expired', 'gone'));
			}
			// The upstream's `accept-ranges` is handed on, the request's `Range` is not.
			const answer = contentAnswer(await videoFileOf(job), {}, { ...settings, ranges: true });
			const { bytesPerSecond, transferMs } = settings.relay;
			return { ...answer, pace: { bytesPerSecond, endsAfterMs: transferMs } };
		},
	};
}
