"""Serves moto on a free loopback port, says which, and ends with the process that started it.

The moto_server command takes a port chosen by somebody else, which another process may have taken by then, survives a parent that was killed, and answers its
own failures with a page that says nothing. Here the port is bound first and then printed, the end of standard input (which the parent holds) ends the
server, and a failure is answered with its reason.
"""

import logging
import os
import sys
from threading import Thread

from moto import backends
from moto.core.utils import get_service_model
from moto.iam.access_control import IAMPolicyStatement, IAMRequestBase
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from moto.s3.responses import ACTION_MAP
from werkzeug.exceptions import InternalServerError
from werkzeug.serving import make_server


def reason(error: InternalServerError):
    """The answer to a request on which moto broke off."""
    original = error.original_exception or error
    return f"{type(original).__name__}: {original}", 500, {"Content-Type": "text/x-moto-failure"}


def create_app(service: str):
    """One of moto's applications, with its failures told."""
    app = create_backend_app(service)
    # moto's applications are in debug mode, in which failures pass the handlers by.
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.register_error_handler(InternalServerError, reason)
    return app


_trusts = IAMRequestBase._check_role_trust_relationship


def trusts(self: IAMRequestBase, role_arn: str) -> bool:
    """Whether a role trusts the caller. moto knows no services as principals; the user `embedded-cloud` (users.ts) assumes instances' roles as EC2 does."""
    if self._access_key.arn.endswith(":user/embedded-cloud"):
        return "ec2.amazonaws.com" in str(self.backend.get_role_by_arn(role_arn).assume_role_policy_document)
    return _trusts(self, role_arn)


IAMRequestBase._check_role_trust_relationship = trusts

_matches = IAMPolicyStatement._check_element_matches


def matches(self: IAMPolicyStatement, element: str, value: str) -> bool:
    """Whether a statement concerns an action or a resource. moto knows the resource of S3 calls; elsewhere it asks for `*`, which no ARN matches, or for another
    resource than IAM does. There the action alone decides, and amendments/permissions.ts looks at resources, as at a denial that hangs on a condition."""
    if element != "Resource":
        return _matches(self, element, value)
    if self._statement["Effect"] == "Deny" and "Condition" in self._statement:
        return False
    # Of a list of objects to delete, moto knows the bucket only.
    return ":s3:" not in value or _matches(self, element, value) or _matches(self, element, f"{value}/object")


IAMPolicyStatement._check_element_matches = matches

# Actions that moto does not know, or by another name than IAM.
ACTION_MAP["BUCKET"]["HEAD"]["DEFAULT"] = "ListBucket"
for method, verb in (("GET", "Get"), ("PUT", "Put")):
    ACTION_MAP["BUCKET"][method]["encryption"] = f"{verb}EncryptionConfiguration"
    ACTION_MAP["BUCKET"][method]["ownershipControls"] = f"{verb}BucketOwnershipControls"
    ACTION_MAP["BUCKET"][method]["publicAccessBlock"] = f"{verb}BucketPublicAccessBlock"

# moto looks for its own modules in the file system at every request.
modules = tuple(backends.list_of_moto_modules())
backends.list_of_moto_modules = lambda: modules

# Models take long to read, and moto lets every request that comes while one is read begin anew: the first look asks for some twenty things at once.
for service in ("ec2", "iam", "s3", "ssm", "sts"):
    get_service_model(service)

logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = make_server("127.0.0.1", 0, DomainDispatcherApplication(create_app), threaded=True, request_handler=MotoRequestHandler)
Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
os._exit(0)
