"""The steps that `Drive.what_if` plays.

::

from aggregator.scenario import AddMember, Share

drive.what_if([Share("Plants/list.csv", "contractors"), AddMember("contractors", "wang")]).verdict
"""

from aggregator.model.facts import Grade
from aggregator.model.scenario import (
    AddMember,
    CompromiseAccount,
    CompromiseAdministrator,
    MakePublic,
    Regrade,
    Remove,
    RemoveMember,
    Share,
    Step,
    StopSharing,
    Upload,
)

__all__ = [
    "AddMember",
    "CompromiseAccount",
    "CompromiseAdministrator",
    "Grade",
    "MakePublic",
    "Regrade",
    "Remove",
    "RemoveMember",
    "Share",
    "Step",
    "StopSharing",
    "Upload",
]
