// Source: relays.md section 4 ("LiteLLM 1.110.2").

/** What a test may change about a LiteLLM proxy besides what all providers have. */
export interface GatewaySettings {
	/**
	 * How a job that has failed upstream is told: as a job, or as HTTP 500 with the whole job as JSON
	 * text inside `error.message`, which is what becomes of those of a vLLM-Omni behind the proxy.
	 */
	failedJobs: 'shown' | 'asErrorText';
}

export function gatewaySettings(): GatewaySettings {
	return { failedJobs: 'shown' };
}
