"""The exception tree and its exit codes."""

from nameplate import errors


def test_each_error_has_the_exit_code_that_the_tree_shows():
    codes = {
        "NameplateError": 70, "CheckFailed": 1, "UsageError": 2, "QuantityError": 2,
        "InvalidFile": 3, "MissingInput": 4, "StorageError": 4,
    }  # fmt: skip
    found = {
        name: item.exit_code
        for name, item in vars(errors).items()
        if isinstance(item, type) and issubclass(item, errors.NameplateError)
    }
    assert found == codes


def test_a_file_with_many_faults_lists_them_all():
    faults = [errors.Fault("a.yaml", row, 1, f"lines.{row}", "x", "y") for row in range(1, 11)]
    error = errors.InvalidFile(iter(faults))
    assert len(error.faults) == 10
    assert str(error).count("\n") == 9


def test_a_hostile_value_cannot_fill_the_screen():
    assert len(str(errors.Fault("f", 1, 1, "p", "x" * 10_000, "short"))) < 200
