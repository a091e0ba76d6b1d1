export const id = 55;
export const ids = [55];
export const modules = {

/***/ 1239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ callGitHub)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5555);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4708);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8321);




// src/github/client.ts
/** GitHub's answer was a refusal. */
var GitHubFailure = class extends _errors_js__WEBPACK_IMPORTED_MODULE_0__.t {
	name = "GitHubFailure";
};
const TIMEOUT = 2e4;
/**
* Calls GitHub's REST API, through the job's proxy where there is one. Half a dozen calls need no library.
*
* @throws GitHubFailure that names the permission to add
*/
const callGitHub = async (repository, { method, path, body, permission }, environment) => {
	const url = new URL(`${repository.api}/repos/${repository.name}${path}`);
	const options = {
		method,
		signal: AbortSignal.timeout(TIMEOUT),
		headers: {
			accept: "application/vnd.github+json",
			authorization: `Bearer ${repository.token}`,
			"content-type": "application/json",
			"user-agent": "vispyr-deploy",
			"x-github-api-version": "2022-11-28"
		}
	};
	const { status, answer } = await new Promise((resolve, reject) => {
		const settings = { proxyEnv: environment };
		const request$2 = url.protocol === "http:" ? (0,node_http__WEBPACK_IMPORTED_MODULE_1__.request)(url, {
			...options,
			agent: new node_http__WEBPACK_IMPORTED_MODULE_1__.Agent(settings)
		}) : (0,node_https__WEBPACK_IMPORTED_MODULE_2__.request)(url, {
			...options,
			agent: new node_https__WEBPACK_IMPORTED_MODULE_2__.Agent(settings)
		});
		request$2.on("error", reject);
		request$2.on("response", (response) => {
			(0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_3__.text)(response).then((answer) => resolve({
				status: response.statusCode ?? 0,
				answer
			}), reject);
		});
		request$2.end(body === void 0 ? void 0 : JSON.stringify(body));
	});
	if (status >= 200 && status < 300) return JSON.parse(answer);
	throw new GitHubFailure(`GitHub answered ${status} to ${method} ${path}: ${messageIn(answer)}`, { fix: status === 401 || status === 403 || status === 404 ? `Give the job \`permissions: ${permission}\`, or another token in \`github-token\`. A pull request from a fork never gets it.` : "GitHub may be out of order: https://www.githubstatus.com tells." });
};
const messageIn = (answer) => {
	try {
		return JSON.parse(answer).message ?? "no reason given";
	} catch {
		return "no reason given";
	}
};



/***/ }),

/***/ 1055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   closeRecords: () => (/* binding */ closeRecords),
/* harmony export */   openRecord: () => (/* binding */ openRecord),
/* harmony export */   setState: () => (/* binding */ setState)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1239);

// src/github/deployment.ts
const PERMISSION = "deployments: write";
/** GitHub takes no longer description. */
const LONGEST_DESCRIPTION = 140;
/** GitHub's record of a deployment, under the environment `vispyr/<name>`: never the application's own, whose records GitHub would make inactive. */
const environmentOf = (name) => `vispyr/${name}`;
/**
* Opens a record in progress and gives its id.
*
* @throws GitHubFailure when the token may not
*/
const openRecord = async (repository, { name, transient }, environment) => {
	const body = {
		ref: repository.commit,
		environment: environmentOf(name),
		description: `Vispyr '${name}'`,
		task: "deploy",
		auto_merge: false,
		required_contexts: [],
		transient_environment: transient,
		production_environment: false
	};
	const { id } = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__.t)(repository, {
		method: "POST",
		path: "/deployments",
		body,
		permission: PERMISSION
	}, environment);
	await setState(repository, id, {
		state: "in_progress",
		url: "",
		description: "Under way"
	}, environment);
	return id;
};
/** Sets the state of a record. */
const setState = async (repository, id, { state, url, description }, environment) => {
	const body = {
		state,
		log_url: repository.runUrl,
		...url !== "" && { environment_url: url },
		description: description.slice(0, LONGEST_DESCRIPTION)
	};
	const call = {
		method: "POST",
		path: `/deployments/${id}/statuses`,
		body,
		permission: PERMISSION
	};
	await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__.t)(repository, call, environment);
};
/** Marks every record of a deployment that is gone as inactive, so that the repository shows no dead link. */
const closeRecords = async (repository, name, environment) => {
	const path = `/deployments?environment=${encodeURIComponent(environmentOf(name))}&per_page=100`;
	const records = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__.t)(repository, {
		method: "GET",
		path,
		permission: PERMISSION
	}, environment);
	for (const { id } of records) await setState(repository, id, {
		state: "inactive",
		url: "",
		description: "Destroyed"
	}, environment);
};



/***/ })

};
