import shutil
def made(data, folder, size):
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(data, folder / "data", ignore=shutil.ignore_patterns("extracts"))
    (folder/"data/extracts").mkdir()
    return folder/"data/extracts"
