"""Rasa's rule policy with an index, because it has a rule for every topic."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Set, Text

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe

Index = Dict[Optional[Text], Dict[Text, Text]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class IndexedRulePolicy(RulePolicy):
    """Looks only at the rules for the intent at hand; Rasa's own goes through all of them for every message."""

    _indexes: Dict[int, Index] = {}

    def _get_possible_keys(self, lookup: Dict[Text, Text], states: List[Dict[Text, Any]]) -> Set[Text]:
        if not states:
            possible: Set[Text] = super()._get_possible_keys(lookup, states)
            return possible
        index = self._indexes.get(id(lookup))
        if index is None:
            index = self._indexes[id(lookup)] = _by_intent(lookup)
        # A rule without an intent in its last turn may apply whatever the intent is.
        near = {**index.get(_intent(states[-1]), {}), **index.get(None, {})}
        found: Set[Text] = super()._get_possible_keys(near, states)
        return found


def _by_intent(lookup: Dict[Text, Text]) -> Index:
    index: Index = {}
    for key, action in lookup.items():
        index.setdefault(_intent(json.loads(key)[-1]), {})[key] = action
    return index


def _intent(state: Dict[Text, Any]) -> Optional[Text]:
    intent: Optional[Text] = (state.get("user") or {}).get("intent")
    return intent
