"""Uses a GitLab by python3-gitlab, and writes what it found as JSON."""

import json
import sys

import gitlab

url, token, path = sys.argv[1:4]
portal = gitlab.Gitlab(url, private_token=token)
project = portal.projects.get(path)
deployments = project.deployments


def ids(**query):
    """Of all pages, by the way the client takes from one to the next."""
    found = deployments.list(iterator=True, **query)
    return [deployment.id for deployment in found]


def status_of_refusal(**query):
    try:
        deployments.list(**query)
    except gitlab.exceptions.GitlabError as error:
        return error.response_code
    return None


changes = {"order_by": "updated_at", "sort": "asc"}
page = deployments.list(iterator=True, per_page=7, page=2)
made = deployments.create(
    {
        "environment": "live",
        "sha": "a" * 40,
        "ref": "main",
        "tag": False,
        "status": "running",
    }
)
made.status = "failed"
made.save()

json.dump(
    {
        "project": project.path_with_namespace,
        "byDefault": ids(),
        "newestFirst": ids(sort="desc", per_page=100),
        "changed": ids(updated_after=sys.argv[4], per_page=7, **changes),
        "changedBefore": ids(updated_before=sys.argv[4], per_page=100, **changes),
        "failed": ids(status="failed", per_page=7),
        "staging": ids(environment="staging", per_page=7),
        "finished": ids(
            finished_after=sys.argv[4], order_by="finished_at", status="success"
        ),
        "page": {
            "current": page.current_page,
            "perPage": page.per_page,
            "next": page.next_page,
            "previous": page.prev_page,
            "pages": page.total_pages,
            "total": page.total,
        },
        "tiers": {
            environment.name: environment.tier
            for environment in project.environments.list(iterator=True)
        },
        "incidents": [
            issue.id
            for issue in project.issues.list(
                iterator=True,
                per_page=7,
                labels=["incident"],
                updated_after=sys.argv[4],
                **changes
            )
        ],
        "compared": [
            commit["authored_date"]
            for commit in project.repository_compare("aaa", "bbb")["commits"]
        ],
        "made": {"id": made.id, "status": deployments.get(made.id).status},
        "refusals": {
            "order": status_of_refusal(order_by="colour"),
            "status": status_of_refusal(status="done"),
            "finish": status_of_refusal(finished_after=sys.argv[4]),
        },
    },
    sys.stdout,
)
